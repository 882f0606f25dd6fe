"""The job: `stages` says in which order the stages work, `job` runs them over inputs into a database."""
