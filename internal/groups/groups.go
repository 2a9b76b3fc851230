// Package groups is about the groups that a config's "join" makes of features:
// which records belong to which, and the record that each group gets.
package groups

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
)

// Groups says which records make which group.
type Groups struct {
	spec     *config.Join
	features []layers.Feature
	// Names are those of the groups, in order, and Records the members of
	// each; a group that the config lists may have none.
	Names   []string
	Records [][]layers.Record
	// index finds the group of a value; without a column all is group 0.
	index map[string]int
}

// perMillisecond is how many features are looked up in a millisecond or so.
const perMillisecond = 2000

// Find finds the groups of features: those that the config lists, or one for
// each value in the order of its first appearance. The error is that of the context.
func Find(ctx context.Context, spec *config.Join, features []layers.Feature) (*Groups, error) {
	g := &Groups{spec: spec, features: features, index: map[string]int{}}
	for _, group := range spec.Groups {
		for _, value := range group.Values {
			if _, taken := g.index[value]; !taken {
				g.index[value] = len(g.Names)
			}
		}
		g.Names = append(g.Names, group.Name)
	}
	if spec.GroupBy == "" {
		g.Names = []string{""}
	}
	steps := heed.Every(ctx, perMillisecond)
	for i := range features {
		if len(spec.Groups) == 0 {
			g.know(features[i].Record)
		}
		if err := steps.Take(1); err != nil {
			return nil, err
		}
	}
	g.Records = make([][]layers.Record, len(g.Names))
	for i := range features {
		r := features[i].Record
		if k := g.Of(r); k >= 0 {
			g.Records[k] = append(g.Records[k], r)
		}
		if err := steps.Take(1); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// know makes a group of a record's value, if there is none.
func (g *Groups) know(r layers.Record) {
	v, ok := r.Get(g.spec.GroupBy)
	if !ok || v.IsNull() {
		return
	}
	name := v.String()
	if _, known := g.index[name]; !known {
		g.index[name] = len(g.Names)
		g.Names = append(g.Names, name)
	}
}

// Of returns the number of the group that a record belongs to, or -1.
func (g *Groups) Of(r layers.Record) int {
	if g.spec.GroupBy == "" {
		return 0
	}
	v, _ := r.Get(g.spec.GroupBy)
	if k, ok := g.index[v.String()]; ok && !v.IsNull() {
		return k
	}
	return -1
}

// Strangers tells of groups that the config lists and that have no members, and
// of values in them that no feature has.
func (g *Groups) Strangers() []string {
	if g.spec.GroupBy == "" || len(g.spec.Groups) == 0 || len(g.features) == 0 {
		return nil
	}
	known := distinctValues(g.features, g.spec.GroupBy)
	there := map[string]bool{}
	for _, value := range known {
		there[value] = true
	}
	var found []string
	for k, group := range g.spec.Groups {
		if len(found) == mostStrangers {
			return append(found, fmt.Sprintf("join: groups after %q were not looked at: too many are not as the data are", group.Name))
		}
		missing := missingValues(group.Values, there, known)
		switch {
		case len(g.Records[k]) == 0 && len(missing) == 0:
			found = append(found, fmt.Sprintf("join: group %q is empty: its features are in groups before it", group.Name))
		case len(g.Records[k]) == 0:
			found = append(found, fmt.Sprintf("join: no feature belongs to group %q: %s has no %s%s",
				group.Name, g.spec.GroupBy, strings.Join(missing, ", no "), layers.SampleValues(g.features, g.spec.GroupBy)))
		case len(missing) > 0:
			found = append(found, fmt.Sprintf("join: group %q: %s has no %s", group.Name, g.spec.GroupBy, strings.Join(missing, ", no ")))
		}
	}
	return found
}

// Quote quotes values, of many only the first; those that a column of features does not have with
// the one that was probably meant.
func Quote(values []string, features []layers.Feature, column string) []string {
	known := distinctValues(features, column)
	var quoted []string
	for i, value := range values {
		switch {
		case i == mostMissing:
			return append(quoted, fmt.Sprintf("%d more", len(values)-i))
		case slices.Contains(known, value):
			quoted = append(quoted, strconv.Quote(value))
		default:
			quoted = append(quoted, missingValue(value, known))
		}
	}
	return quoted
}

// mostCompared limits how many values a missing one is compared with.
const mostCompared = 1000

// mostStrangers limits how many groups are told of, and mostMissing how many
// values of one.
const (
	mostStrangers = 100
	mostMissing   = 20
)

// missingValues quotes the values that are not there, of many only the first.
func missingValues(values []string, there map[string]bool, known []string) []string {
	var missing []string
	more := 0
	for _, value := range values {
		switch {
		case there[value]:
		case len(missing) == mostMissing:
			more++
		default:
			missing = append(missing, missingValue(value, known))
		}
	}
	if more > 0 {
		missing = append(missing, fmt.Sprintf("%d more", more))
	}
	return missing
}

// missingValue quotes a value that nothing has, with the one that was probably
// meant.
func missingValue(value string, known []string) string {
	if guess, ok := nearest.Match(value, known[:min(len(known), mostCompared)]); ok {
		return fmt.Sprintf("%q (%s)", value, nearest.Question(guess))
	}
	return strconv.Quote(value)
}

// distinctValues lists the values of a column as texts, each once, nulls left
// out.
func distinctValues(features []layers.Feature, column string) []string {
	seen := map[string]bool{}
	var values []string
	for _, f := range features {
		v, ok := f.Record.Get(column)
		if text := v.String(); ok && !v.IsNull() && !seen[text] {
			seen[text] = true
			values = append(values, text)
		}
	}
	return values
}
