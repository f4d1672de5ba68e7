"""One function per thing a user can ask. Doors call these; these join the steps."""
