package label

import "slices"

// Strategy is what may be done for a text that has no room where it would stand best.
type Strategy string

// The strategies.
const (
	// ElsewherePlace puts the text at another place.
	ElsewherePlace Strategy = "place"
	// Stacking breaks it into two lines.
	Stacking Strategy = "stack"
	// Shortening takes its abbreviation.
	Shortening Strategy = "shorten"
	// Shrinking draws it in smaller letters.
	Shrinking Strategy = "smaller"
	// Spacing spaces the letters of the names of broad areas out. It is done only where a
	// list has it, and its place there means nothing.
	Spacing Strategy = "space"
	// LeavingOut leaves it out; nothing behind it in a list is tried.
	LeavingOut Strategy = "leave-out"
)

// Strategies lists the strategies in the order in which they are tried unless somebody
// says otherwise.
func Strategies() []Strategy {
	return []Strategy{ElsewherePlace, Stacking, Shortening, Shrinking, LeavingOut}
}

// costs is what each strategy costs, in thousandths, by its place in a list; what is not
// in the list is not tried.
func costs(order []Strategy) map[Strategy]float64 {
	if order == nil {
		order = Strategies()
	}
	if end := slices.Index(order, LeavingOut); end >= 0 {
		order = order[:end]
	}
	byRank, cost := [...]float64{100, 200, 300, 320}, map[Strategy]float64{}
	if slices.Contains(order, Spacing) {
		cost[Spacing] = 0
		order = slices.DeleteFunc(slices.Clone(order), func(s Strategy) bool { return s == Spacing })
	}
	for i, s := range order {
		if _, before := cost[s]; !before {
			cost[s] = byRank[min(i, len(byRank)-1)]
		}
	}
	if len(order) > 0 && order[0] == ElsewherePlace {
		cost[ElsewherePlace] = 0
	}
	return cost
}
