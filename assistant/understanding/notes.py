"""What the steps of reading a question found, for the inspector."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Notes:
    """Lines of a step's name and what it found."""

    lines: list[str] = field(default_factory=list)

    def add(self, step: str, value: object) -> None:
        """Note `value`, where there is any."""
        if value:
            self.lines.append(f"{step}: {value}")
