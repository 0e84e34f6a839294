"""What belongs together: mentions of one event, by evidence that can be read, and the incidents that they make."""
