'use strict';
// Exact fractions, and rounding once, at the end.

class Fraction {
  constructor(numerator, denominator = 1n) {
    if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
    const shared = commonDivisor(numerator < 0n ? -numerator : numerator, denominator) || 1n;
    this.numerator = numerator / shared;
    this.denominator = denominator / shared;
  }

  // From how it is written: 75/1.
  static of(written) {
    const [numerator, denominator] = written.split('/');
    return new Fraction(BigInt(numerator), BigInt(denominator ?? '1'));
  }

  plus(other) {
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  times(other) {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  over(other) {
    return new Fraction(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  // Below zero, zero or above, as this is less than the other, the same or more.
  compare(other) {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get isZero() {
    return this.numerator === 0n;
  }
}

const ZERO = new Fraction(0n);
const ONE = new Fraction(1n);

function commonDivisor(one, other) {
  while (other) [one, other] = [other, one % other];
  return one;
}

function sumOf(fractions) {
  return fractions.reduce((sum, fraction) => sum.plus(fraction), ZERO);
}

// Rounds as a key says; half up goes away from zero, as people round by hand.
function rounded(exact, { decimals, half }) {
  const negative = exact.numerator < 0n;
  const scaled = (negative ? -exact.numerator : exact.numerator) * 10n ** BigInt(decimals);
  let whole = scaled / exact.denominator;
  const twice = 2n * (scaled % exact.denominator);
  if (twice > exact.denominator || (twice === exact.denominator && (half === 'up' || whole % 2n === 1n)))
    whole += 1n;
  const digits = String(whole).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const written = decimals ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
  return negative && whole ? `-${written}` : written;
}

// The same without zeros behind the point, where it is a whole number.
function roundedTidily(exact, rounding) {
  return rounded(exact, rounding).replace(/\.0+$/, '');
}

// A decimal as it is written, as a fraction.
function fractionOf(decimal) {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  return new Fraction(BigInt(sign + whole + part), 10n ** BigInt(part.length));
}
