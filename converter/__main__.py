"""`python -m converter` is `ixbrl`, for machines whose path does not hold the scripts of the interpreter."""

from converter.cli import main

if __name__ == "__main__":
    main()
