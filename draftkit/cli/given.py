"""Which options a command was given: what would change nothing is refused, rather than be thought heeded."""

from collections.abc import Collection

import click


def options_given(*, among: Collection[str] = (), but: Collection[str] = ()) -> list[str]:
    """Return the options on the command line, in the order of the help: those among some names, or all but some."""
    options = (each for each in click.get_current_context().command.params if isinstance(each, click.Option))
    asked = (each for each in options if each.name not in but and (not among or each.name in among))
    return [_spelling(each) for each in asked if _is_given(each)]


def _is_given(option: click.Option) -> bool:
    source = click.get_current_context().get_parameter_source(option.name or "")
    return source is click.core.ParameterSource.COMMANDLINE


def _spelling(option: click.Option) -> str:
    """'--fresh' and not '--resume' where an option has a name for either way, and that was given."""
    off = option.secondary_opts and not click.get_current_context().params[option.name or ""]
    return max(option.secondary_opts if off else option.opts, key=len)
