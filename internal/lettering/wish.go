package lettering

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render/label"
)

// Wishes are what a config says of the labels of a layer.
type Wishes struct {
	of   *config.Labeling
	base label.Wanted
}

// WishesOf are those of a layer, whose labels share what they have in common.
func WishesOf(l *config.Labeling) *Wishes {
	w := &Wishes{of: l, base: label.Wanted{MinSize: l.MinSize, Repeat: l.Repeat, Anywhere: l.Obstacles.None, Positions: positions(l.Positions...)}}
	for _, s := range l.Strategies {
		w.base.Strategies = append(w.base.Strategies, label.Strategy(s))
	}
	return w
}

// Label is a label with the text that the data say.
func (w *Wishes) Label(text string) label.Wanted {
	one := w.base
	one.Lines = Lines(w.of, text)
	if len(one.Lines) == 1 && w.of.Wrap == 0 {
		one.Stacked = label.Stack(one.Lines[0])
	}
	return one
}

// Lines breaks a text as a config says.
func Lines(l *config.Labeling, text string) []string {
	switch {
	case l.Wrap > 0:
		return label.Lines(text, append([]string{" ", "-"}, l.SplitChars...), l.Wrap)
	case l.Wrap < 0:
		return label.Lines(text, nil, 0)
	}
	return label.Lines(text, l.SplitChars, l.SplitAt)
}

// positions are positions as labels are placed by; nil where one of them leaves it to
// the map.
func positions(all ...config.LabelPosition) []label.Position {
	var wanted []label.Position
	for _, p := range all {
		if p == config.LabelAuto || p == "" {
			return nil
		}
		wanted = append(wanted, label.Position(p))
	}
	return wanted
}
