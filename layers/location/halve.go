package location

import (
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// mostRounds is how often points are parted before they are sorted: some dozens
// of times are usual for millions of them.
const mostRounds = 100

// halve puts the half of points that comes first along an axis before the other
// one, each in any order: by parting again and again the stretch that the middle
// lies in (C. A. R. Hoare, Algorithm 65: find, 1961).
func halve(steps *heed.Steps, points []point, axis int) {
	middle, rounds := len(points)/2, 0
	for !compact.Program && len(points) > leaf && rounds < mostRounds {
		if rounds++; steps.Take(len(points)) != nil {
			return
		}
		i, j := part(points, axis)
		switch {
		case middle <= j:
			points = points[:j+1]
		case middle >= i:
			points, middle = points[i:], middle-i
		default:
			return
		}
	}
	sorting.By(points, func(a, b point) int {
		if before(&a, &b, axis) {
			return -1
		}
		if before(&b, &a, axis) {
			return 1
		}
		return 0
	})
}

// before is the order of points along an axis, of equal ones that of features.
func before(a, b *point, axis int) bool {
	return a.at[axis] < b.at[axis] || a.at[axis] == b.at[axis] && a.feature < b.feature
}

// part puts points that come before one of them to the left: none up to j comes
// after any from i on, and those in between are equal.
func part(points []point, axis int) (i, j int) {
	j = len(points) - 1
	a, by, c := points[0], points[j/2], points[j]
	if before(&by, &a, axis) {
		a, by = by, a
	}
	if before(&c, &by, axis) {
		by = c
		if before(&by, &a, axis) {
			by = a
		}
	}
	for i <= j {
		for before(&points[i], &by, axis) {
			i++
		}
		for before(&by, &points[j], axis) {
			j--
		}
		if i <= j {
			points[i], points[j] = points[j], points[i]
			i, j = i+1, j-1
		}
	}
	return i, j
}
