"""How large a workbook may be. A form of ours has some 50 kB, and unpacked one megabyte."""

from typing import Final

MOST_BYTES: Final = 20 * 1024 * 1024
"""A larger file is not opened."""
MOST_PARTS: Final = 2_000
"""A workbook of more parts is not opened."""
MOST_UNPACKED: Final = 200 * 1024 * 1024
"""What all parts together may claim to be, pictures and all."""
MOST_OF_PART: Final = 16 * 1024 * 1024
"""A larger part is not read."""
MOST_RATIO: Final = 400
"""What is packed tighter than this was made to burst. A form's own sheets are packed some 15 times."""
SMALL_PART: Final = 1024 * 1024
"""Small parts may be packed as tight as they like."""
MOST_SHEETS: Final = 100
"""So many sheets are read."""
MOST_ROWS: Final = 5_000
"""So many rows of a sheet are read."""
MOST_COLUMNS: Final = 200
"""So many columns of a sheet are read."""
MOST_CELLS: Final = 100_000
"""So many cells with something in them are read from a sheet."""
MOST_TOLD: Final = 100
"""So many cells that belong to no question are told one by one."""
MOST_EXTENSIONS: Final = 50
"""So many extensions are looked for; what others ask is told as unknown."""
