package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// UnknownError tells that no projection has the name that was asked for.
type UnknownError struct {
	// Name is what was asked for.
	Name string
	// Suggestion is the id of the projection that was probably meant, or
	// empty.
	Suggestion string
}

// Error names what was asked for and what was probably meant.
func (e *UnknownError) Error() string {
	hint := ""
	if e.Suggestion != "" {
		hint = ", " + nearest.Question(e.Suggestion)
	}
	return fmt.Sprintf("unknown projection %q%s", e.Name, hint)
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
	return Definition{}, &UnknownError{Name: id, Suggestion: suggest(id, all)}
}

// known is the catalogue, made once: a map looks up its projection several
// times, and a batch has thousands of maps. It is never changed.
var known = sync.OnceValue(All)

// separators are what names are compared without.
var separators = strings.NewReplacer(" ", "", "_", "", "-", "")

// plain is a name as Find compares it.
func plain(name string) string { return separators.Replace(strings.ToLower(name)) }

// suggest returns the id of the projection with the name nearest to the one
// asked for, or nothing.
func suggest(asked string, all []Definition) string {
	var names []string
	ids := map[string]string{}
	for _, d := range all {
		for _, name := range append([]string{d.ID}, d.Aliases...) {
			names = append(names, plain(name))
			ids[plain(name)] = d.ID
		}
	}
	near, _ := nearest.Match(plain(asked), names)
	return ids[near]
}
