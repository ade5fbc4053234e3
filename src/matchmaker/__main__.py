"""``python -m matchmaker``: the same as ``match``."""

from matchmaker.cli.app import main

if __name__ == "__main__":
    main()
