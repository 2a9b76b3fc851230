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

// strategyCosts is what strategies cost, in thousandths, and which are tried at all.
type strategyCosts struct {
	cost  [strategyCount]float64
	tried [strategyCount]bool
}

// strategyCount is how many numbers strategies have.
const strategyCount = 6

// number is one of the strategy's own; 0 for one that does nothing.
func (s Strategy) number() int {
	switch s {
	case ElsewherePlace:
		return 1
	case Stacking:
		return 2
	case Shortening:
		return 3
	case Shrinking:
		return 4
	case Spacing:
		return 5
	}
	return 0
}

func (c *strategyCosts) of(s Strategy) (cost float64, tried bool) {
	return c.cost[s.number()], c.tried[s.number()]
}

func (c *strategyCosts) set(s Strategy, cost float64) {
	c.cost[s.number()], c.tried[s.number()] = cost, true
}

// costs is what each strategy costs by its place in a list; what is not in the list is not
// tried.
func costs(order []Strategy) strategyCosts {
	if order == nil {
		order = Strategies()
	}
	if end := slices.Index(order, LeavingOut); end >= 0 {
		order = order[:end]
	}
	byRank, cost := [...]float64{100, 200, 300, 320}, strategyCosts{}
	if slices.Contains(order, Spacing) {
		cost.set(Spacing, 0)
		order = slices.DeleteFunc(slices.Clone(order), func(s Strategy) bool { return s == Spacing })
	}
	for i, s := range order {
		if slices.Index(order, s) == i {
			cost.set(s, byRank[min(i, len(byRank)-1)])
		}
	}
	if len(order) > 0 && order[0] == ElsewherePlace {
		cost.set(ElsewherePlace, 0)
	}
	return cost
}
