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

// Overrides are what is done by hand with the labels of a layer, and for how many
// features each.
type Overrides struct {
	all  map[string]int
	list []config.LabelOverride
	met  []int
	// known are keys that features have, for suggestions.
	known []string
}

// mostKnown is how many keys of features are kept for suggestions.
const mostKnown = 2000

// NewOverrides are those of a config.
func NewOverrides(list []config.LabelOverride) *Overrides {
	o := &Overrides{all: make(map[string]int, len(list)), list: list, met: make([]int, len(list))}
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
			o.met[i]++
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

// Told lists what is to be told of the overrides: for which there is no feature, and which
// put the labels of several somewhere.
func (o *Overrides) Told() []string {
	return append(o.toldOf(o.missing()), o.shared()...)
}

// missing are the keys for which there is no feature.
func (o *Overrides) missing() []string {
	var missing []string
	for i, one := range o.list {
		if o.met[i] == 0 {
			missing = append(missing, one.Key)
		}
	}
	slices.Sort(missing)
	return missing
}

func (o *Overrides) toldOf(missing []string) []string {
	if len(missing) == 0 {
		return nil
	}
	names := make([]string, 0, 3)
	for _, key := range missing[:min(3, len(missing))] {
		names = append(names, strconv.Quote(key))
	}
	text := fmt.Sprintf("labeling.overrides: no feature of the layer goes by %s", strings.Join(names, ", "))
	if more := len(missing) - len(names); more > 0 {
		return []string{text + fmt.Sprintf(", and %d more", more)}
	}
	if guess, ok := nearest.Match(missing[0], o.known); ok && len(missing) == 1 {
		text += "; did you mean " + strconv.Quote(guess) + "?"
	}
	return []string{text}
}

// shared tells of the overrides that move or rename the labels of several features. To hide
// several is what one may want of a name.
func (o *Overrides) shared() []string {
	var told []string
	for i, one := range o.list {
		if o.met[i] > 1 && !one.Hide {
			told = append(told, fmt.Sprintf("labeling.overrides: %d features of the layer go by %q, and all their labels are changed; override-by names a column that tells them apart", o.met[i], one.Key))
		}
	}
	return told
}
