"""Two Word files in, one redline out: what changed, in Word's own tracked changes."""
