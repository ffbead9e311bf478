"""演示城市: the year 2020 of a city, played with a simulated clock through the acts of officials."""
