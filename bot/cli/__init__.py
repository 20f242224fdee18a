"""The `helpdesk` command, one file a subject. The only door to typer; says what it does and builds nothing until it is asked to."""
