package scale

import (
	"slices"
	"testing"
)

// Categories without a value are none, whatever looks there are for them.
func TestNoCategories(t *testing.T) {
	for _, property := range []Property{Fill, Pattern, Radius} {
		for _, looks := range [][]Look{nil, {{Value: "hatch"}, {Value: "dots"}}, {{Value: "#fee"}, {Value: "#900"}}} {
			spec := Spec{Method: Category, Property: property, Looks: Looks{Own: looks}, Patterns: []string{"hatch", "dots"}}
			s, warnings, err := Make(spec, []Datum{{}, {}})
			if err != nil || len(s.Classes) > 0 || !slices.Equal(warnings, []string{"none of the 2 features has a value"}) {
				t.Errorf("%s, %v: %v %v", property, looks, warnings, err)
			}
		}
	}
}
