package lettering

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/render/label"
)

// Overrides are what is done by hand with the labels of a layer, and whether features
// were found for it.
type Overrides struct {
	all  map[string]int
	list []config.LabelOverride
	met  []bool
	// known are keys that features have, for suggestions.
	known []string
}

// mostKnown is how many keys of features are kept for suggestions.
const mostKnown = 2000

// NewOverrides are those of a config.
func NewOverrides(list []config.LabelOverride) *Overrides {
	o := &Overrides{all: make(map[string]int, len(list)), list: list, met: make([]bool, len(list))}
	for i, one := range list {
		o.all[one.Key] = i
	}
	return o
}

// Find is what is done with the label of a feature that goes by these keys, the first of
// which that is named counts; the zero value for nothing.
func (o *Overrides) Find(keys ...string) config.LabelOverride {
	if len(o.list) == 0 {
		return config.LabelOverride{}
	}
	for _, key := range keys {
		if key == "" {
			continue
		}
		if i, ok := o.all[key]; ok {
			o.met[i] = true
			return o.list[i]
		}
		if len(o.known) < mostKnown {
			o.known = append(o.known, key)
		}
	}
	return config.LabelOverride{}
}

// Apply is a label with what is done by hand.
func Apply(o config.LabelOverride, w label.Wanted) label.Wanted {
	if p := positions(o.Position); p != nil {
		w.Positions = p
	}
	if o.Fixed() {
		w.Fixed = &label.Fixed{DX: o.DX, DY: o.DY, Angle: o.Angle}
	}
	return w
}

// Told names the overrides for which there is no feature; empty where all have one.
func (o *Overrides) Told() string {
	var missing []string
	for i, one := range o.list {
		if !o.met[i] {
			missing = append(missing, one.Key)
		}
	}
	if len(missing) == 0 {
		return ""
	}
	slices.Sort(missing)
	names := make([]string, 0, 3)
	for _, key := range missing[:min(3, len(missing))] {
		names = append(names, strconv.Quote(key))
	}
	text := fmt.Sprintf("labeling.overrides: no feature of the layer goes by %s", strings.Join(names, ", "))
	if more := len(missing) - len(names); more > 0 {
		return text + fmt.Sprintf(", and %d more", more)
	}
	if guess, ok := nearest.Match(missing[0], o.known); ok && len(missing) == 1 {
		text += "; did you mean " + strconv.Quote(guess) + "?"
	}
	return text
}
