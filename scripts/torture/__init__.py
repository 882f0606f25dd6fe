"""What the promises of docs/reliability.md are measured with: `python -m scripts.torture [--short] [PART...]`."""
