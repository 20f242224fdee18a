"""Dying at a point between two writes or calls, in process."""


class Died(BaseException):
    """The process ends here: nothing after this point happens."""


class Fuse:
    """Counts points once it is armed, and kills at the k-th (0: never); after that everything dead stays dead."""

    def __init__(self, kill_at: int = 0) -> None:
        self.armed, self.kill_at, self.dead = False, kill_at, False
        self.points: list[str] = []

    def __call__(self, point: str) -> None:
        if self.dead:
            raise Died(point)
        if not self.armed:
            return
        self.points.append(point)
        if self.kill_at == len(self.points):
            self.dead = True
            raise Died(point)
