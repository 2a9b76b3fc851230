package catalogue

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// UnknownError tells that no projection has the name that was asked for.
type UnknownError struct {
	// Name is what was asked for.
	Name string
	// Suggestions are ids that look alike, the likeliest first; it may be
	// empty.
	Suggestions []string
}

// Error names what was asked for and what was probably meant.
func (e *UnknownError) Error() string {
	hint := ""
	if len(e.Suggestions) > 0 {
		hint = fmt.Sprintf("did you mean %q? ", e.Suggestions[0])
	}
	return fmt.Sprintf("unknown projection %q; %s`kartograph projections` lists all", e.Name, hint)
}

// Find returns the projection with that id or alias. Case, blanks,
// underscores and hyphens do not matter, but a name that matches to the letter
// comes first: PROJ has both mbtfps and mbt_fps. The error is an *UnknownError.
func Find(id string) (Definition, error) {
	all := known()
	for _, same := range []func(string) string{strings.ToLower, plain} {
		asked := same(id)
		for _, d := range all {
			if same(d.ID) == asked || slices.ContainsFunc(d.Aliases, func(a string) bool { return same(a) == asked }) {
				return d, nil
			}
		}
	}
	return Definition{}, &UnknownError{Name: id, Suggestions: suggest(plain(id), all)}
}

// known is the catalogue, made once: a map looks up its projection several
// times, and a batch has thousands of maps. It is never changed.
var known = sync.OnceValue(All)

// separators are what names are compared without.
var separators = strings.NewReplacer(" ", "", "_", "", "-", "")

// plain is a name as Find compares it.
func plain(name string) string { return separators.Replace(strings.ToLower(name)) }

// suggest returns up to three ids that have a name like the one asked for:
// at most a third of its letters apart.
func suggest(asked string, all []Definition) []string {
	type near struct {
		id    string
		apart int
	}
	if len(asked) > 60 {
		return nil
	}
	var found []near
	for _, d := range all {
		best := lettersApart(asked, plain(d.ID))
		for _, a := range d.Aliases {
			best = min(best, lettersApart(asked, plain(a)))
		}
		if best <= max(1, len(asked)/3) {
			found = append(found, near{d.ID, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.apart, b.apart) })
	ids := make([]string, 0, 3)
	for _, f := range found[:min(3, len(found))] {
		ids = append(ids, f.id)
	}
	return ids
}

// lettersApart is the number of letters to add, drop, change or swap with their
// neighbour to make a from b (optimal string alignment).
func lettersApart(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
