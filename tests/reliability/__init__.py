"""Nothing typed is lost: power cuts, kills, failing disks, and every order of steps (docs/reliability.md)."""
