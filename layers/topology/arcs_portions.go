package topology

import (
	"cmp"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// portion is things that follow each other, one or more, which one processor works on in one go.
type portion struct{ first, last, points int }

// portionPoints is how many points are enough for one go.
const portionPoints = 1 << 10

// portions cuts n things with some points each into portions, the longest first: what takes
// longest is begun first, so that all processors end at about the same time.
func portions(n int, points func(i int) int) []portion {
	var all []portion
	s := portion{}
	for i := range n {
		s.points += points(i)
		if s.last = i + 1; s.points >= portionPoints || s.last == n {
			all = append(all, s)
			s = portion{first: s.last}
		}
	}
	sorting.By(all, func(a, b portion) int { return cmp.Compare(b.points, a.points) })
	return all
}
