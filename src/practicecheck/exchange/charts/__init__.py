"""Pictures of surveys and funnels, as Altair charts. They need the extra ``charts``."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.exchange.charts._bars import diverging_bars
    from practicecheck.exchange.charts._dots import dot_and_interval
    from practicecheck.exchange.charts._funnel import funnel_plot
    from practicecheck.exchange.charts._page import bars_page, dots_page, years_page
    from practicecheck.exchange.charts._periods import by_period
    from practicecheck.exchange.charts._svg import chart_svg
    from practicecheck.exchange.charts._years import small_multiples

__all__ = [
    "bars_page",
    "by_period",
    "chart_svg",
    "diverging_bars",
    "dot_and_interval",
    "dots_page",
    "funnel_plot",
    "small_multiples",
    "years_page",
]

__getattr__ = lazily(
    "practicecheck.exchange.charts",
    {
        "_bars": ["diverging_bars"],
        "_dots": ["dot_and_interval"],
        "_funnel": ["funnel_plot"],
        "_page": ["bars_page", "dots_page", "years_page"],
        "_periods": ["by_period"],
        "_svg": ["chart_svg"],
        "_years": ["small_multiples"],
    },
)
