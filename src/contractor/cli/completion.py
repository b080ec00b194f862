"""`contractor completion`: what makes a shell complete verbs, options and names."""

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, /, shell: str) -> None:
    """Print the script that lets SHELL complete contractor's verbs, options and names.

    \b
    bash:  contractor completion bash >> ~/.bashrc
    zsh:   contractor completion zsh >> ~/.zshrc
    fish:  contractor completion fish > ~/.config/fish/completions/contractor.fish
    """
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    kind = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    command = context.find_root().command
    click.echo(kind(command, {}, "contractor", "_CONTRACTOR_COMPLETE").source())
