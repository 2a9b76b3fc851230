package nearest

import (
	"cmp"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// neighbour is a known word and how many slips it is away.
type neighbour struct {
	word  string
	slips int
}

// neighbours are known words, the nearest first.
type neighbours []neighbour

// within returns the known words at most limit slips away from word, which is
// in lower case; equally near ones in the order of known.
func within(word []rune, known []string, limit int) neighbours {
	var near neighbours
	for _, k := range known {
		if d := distance(word, []rune(lowered(k)), limit); d <= limit {
			near = append(near, neighbour{k, d})
		}
	}
	sorting.Stably(near, func(a, b neighbour) int { return cmp.Compare(a.slips, b.slips) })
	return near
}

// without leaves out those of some words that are at least so many slips away.
func (n neighbours) without(words map[string]bool, slips int) neighbours {
	var rest neighbours
	for _, k := range n {
		if k.slips < slips || !words[k.word] {
			rest = append(rest, k)
		}
	}
	return rest
}

// distance is the optimal string alignment distance of a and b (insertions,
// deletions, substitutions and swaps of neighbours), or a number greater than
// limit where it is greater than limit. See G. Navarro, "A guided tour to
// approximate string matching", ACM Computing Surveys 33(1), 2001.
func distance(a, b []rune, limit int) int {
	far := limit + 1
	if len(b) > maxRunes || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return far
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], max(far, 0))
}
