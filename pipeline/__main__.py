"""`python -m pipeline`: the same as the command `fangzhi`."""

from pipeline.cli import main

main()
