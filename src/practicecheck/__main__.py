"""``python -m practicecheck``."""

from practicecheck.cli import main

if __name__ == "__main__":
    main()
