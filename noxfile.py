"""The command list of contributors: ``nox``, or ``nox -s NAME``."""

import nox

nox.options.sessions = ["lint", "tests", "current"]
nox.options.reuse_existing_virtualenvs = True


def _install(session: nox.Session) -> None:
    session.install("-q", "-c", "constraints.txt", "-e", ".[dev]")


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, mypy strict, import contracts."""
    _install(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def tests(session: nox.Session) -> None:
    """Pytest with coverage, of which 90 % are asked; arguments after ``--`` go to pytest."""
    _install(session)
    session.run("pytest", "-n", "2", "--cov", *session.posargs)


@nox.session
def current(session: nox.Session) -> None:
    """Check that generated files are what the code generates."""
    _generators(session, "--check")


@nox.session
def generate(session: nox.Session) -> None:
    """Write the generated files again."""
    _generators(session)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Print the ratios of speed and memory."""
    _install(session)
    session.run("python", "benchmarks/rank.py", *session.posargs)
    session.run("python", "benchmarks/startup.py")
    session.run("python", "benchmarks/check.py")


def _generators(session: nox.Session, *options: str) -> None:
    _install(session)
    for name in (
        "build_themes",
        "measure",
        "build_settings_page",
        "build_codes_page",
        "build_extents",
        "build_terms_page",
        "build_schema",
        "build_columns_page",
        "render_screenshot",
    ):
        session.run("python", f"scripts/{name}.py", *options)
