package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// labelEffects warns of keys of labels that do nothing beside what else is asked of them.
// What depends on the features is told when they are there.
func (c *references) labelEffects(at string, l *Labeling) {
	tries := func(s LabelStrategy) bool { return len(l.Strategies) == 0 || slices.Contains(l.Strategies, s) }
	c.noEffect(at, "\"strategies\" has no \"shorten\"", idle{"labeling.abbreviation", l.Abbreviation != "" && !tries(LabelShorten)})
	c.noEffect(at, "\"strategies\" has no \"smaller\"", idle{"labeling.min-size", l.MinSize > 0 && !tries(LabelSmaller)})
	c.noEffect(at, "there are no \"overrides\"", idle{"labeling.override-by", l.OverrideBy != "" && len(l.Overrides) == 0})
	given := c.GivenKey(form.JoinPath(at, "labeling"), "split-at")
	switch {
	case l.Wrap > 0:
		c.noEffect(at, "\"wrap\" says how long lines may be", idle{"labeling.split-at", given})
	case l.Wrap < 0:
		c.noEffect(at, "\"wrap\": false breaks no label", idle{"labeling.split-at", given}, idle{"labeling.split-chars", len(l.SplitChars) > 0})
	default:
		c.noEffect(at, "without \"split-chars\" no label is broken", idle{"labeling.split-at", l.SplitAt > 0 && len(l.SplitChars) == 0})
	}
}
