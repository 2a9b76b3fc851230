package lettering

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render/label"
)

// Wish is a label with what a config says of those of its layer; its text is what the
// data say.
func Wish(l *config.Labeling, text string) label.Wanted {
	w := label.Wanted{MinSize: l.MinSize, Repeat: l.Repeat, Anywhere: l.Obstacles.None, Positions: positions(l.Positions...)}
	for _, s := range l.Strategies {
		w.Strategies = append(w.Strategies, label.Strategy(s))
	}
	w.Lines = Lines(l, text)
	if len(w.Lines) == 1 && l.Wrap == 0 {
		w.Stacked = label.Stack(w.Lines[0])
	}
	return w
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
