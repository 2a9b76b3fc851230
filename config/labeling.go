package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/expression"
)

// maxSplits is at how many different characters labels may break.
const maxSplits = 100

// Labeling puts a text on each feature of a layer.
type Labeling struct {
	// Key is the column of the texts; empty where there is a Template, or where it is
	// the obvious one.
	Key string
	// Obvious takes the column that looks most like one of names.
	Obvious bool
	// Lang is the language whose column of names is the obvious one where there are
	// several; Parse gives it that of the config.
	Lang string
	// Template, when not nil, is what the texts are made by. Parse gives it the
	// config's language.
	Template *expression.Expression
	// Positions are where the texts may stand, the best first; empty for where texts of
	// such features stand.
	Positions []LabelPosition
	// Strategies are what is done for texts without room, in this order; empty for
	// place, stack, shorten, smaller.
	Strategies []LabelStrategy
	// MaxLabels is how many labels of the layer stand at most, those with the highest
	// priority; 0 for all that have room.
	MaxLabels int
	// Wrap breaks texts at blanks and hyphens into lines of so many characters; NoWrap
	// never breaks any.
	Wrap int
	// Obstacles are what the texts keep off.
	Obstacles LabelObstacles
	// Repeat is after how many pixels along a line its text comes again; 0 for never.
	Repeat float64
	// Overrides are what is done by hand, in the order of the file; OverrideBy is the
	// column that they name features by, empty for their ids or texts.
	Overrides  []LabelOverride
	OverrideBy string
	// Priority is the column by whose numbers labels with the highest are kept
	// where there is not room for all; the lowest with a minus before it. What is no
	// column is an expression, whose highest values are kept.
	Priority string
	// Abbreviation is the column of shorter texts for where there is no room.
	Abbreviation string
	// MinSize is the font size down to which texts without room are drawn
	// smaller, in pixels; 0 for as they are.
	MinSize float64
	// Buffer adds a group of the same texts beneath, for a halo.
	Buffer bool
	// MinArea leaves out features smaller than this, px².
	MinArea float64
	// SplitChars and SplitAt break labels into lines.
	SplitChars []string
	SplitAt    int
}

// PriorityColumn is the column of the labels' priorities, empty for none, and whether
// its lowest numbers matter most.
func (l *Labeling) PriorityColumn() (name string, lowest bool) {
	name, lowest = strings.CutPrefix(l.Priority, "-")
	return name, lowest
}

// PriorityExpression is the expression of the labels' priorities, nil where they are
// those of a column: where there is a column of that name, however odd the name, or the
// text looks like nothing but a name. The error is of a text that is neither.
func (l *Labeling) PriorityExpression(known func(column string) bool) (*expression.Expression, error) {
	name, _ := l.PriorityColumn()
	if name == "" || known(name) {
		return nil, nil
	}
	e, err := expression.ParseNumber(l.Priority, expression.Options{})
	if err != nil {
		return nil, fmt.Errorf("%w; and no column is called %q", err, name)
	}
	if columns := e.Columns(); len(columns) == 0 || slices.Equal(columns, []string{name}) {
		return nil, nil
	}
	return e, nil
}

// defaultSplit is the length at which labels with split characters are broken,
// as in the predecessor.
const defaultSplit = 10

func labelingForm() form.Form[*Labeling] {
	f := form.Mapping("labeling", "layers.*.labeling", "Puts a text on each feature.", []form.Key[Labeling]{
		form.Bind("key", form.NonEmpty("a column's name"), form.About("The column whose value is the text.", "(the first of the layer's attributes)", `"NAME"`),
			func(l *Labeling) *string { return &l.Key }),
		form.Bind("template", form.Template(), form.About("In place of `key`: the text, with columns or [expressions](expressions.md#templates) in braces, and how their numbers are "+
			"written, by the map's `lang`.", "", `"{NAME} ({POP_EST:,.0f})"`), func(l *Labeling) **expression.Expression { return &l.Template }),
		form.BindLater("position", positionsForm, form.About("Where the text stands, or a list of places, the best first: `ne`, `n`, `nw`, `w`, `e`, `sw`, `s`, `se` of its feature, "+
			"`inside` of an area or on a point, `along` a line or the axis of an area, `centroid`, the centre of mass, which may lie outside.", `"auto"`, `["e", "w"]`),
			func(l *Labeling) *[]LabelPosition { return &l.Positions }),
		form.Bind("strategies", form.ListOf("a list of strategies", form.OneOf(labelStrategies()...), len(labelStrategies())),
			form.About("What is done where a text has no room, in this order: another `place`, `stack` it in two lines, `shorten` it (`abbreviation`), draw it `smaller` (`min-size`), "+
				"`leave-out`. What is not in the list is not tried. `space`, anywhere before `leave-out`, spaces the letters of the names of broad areas out where the stylesheet has no `letter-spacing`.", `["place", "stack", "shorten", "smaller", "leave-out"]`, `["smaller", "place"]`),
			func(l *Labeling) *[]LabelStrategy { return &l.Strategies }),
		form.Bind("max-labels", form.OrOff(form.Integer("a whole number of labels", form.Range{Min: 1, Max: 1e6})),
			form.About("Draw so many labels of the layer at most, those with the highest `priority`.", "(all)", "30"), func(l *Labeling) *int { return &l.MaxLabels }),
		form.BindLater("wrap", wrapForm, form.About("Break texts at blanks and behind hyphens into lines of so many characters; `false` never breaks any.", "(where there is no room)", "12"),
			func(l *Labeling) *int { return &l.Wrap }),
		form.BindLater("obstacles", obstaclesForm, form.About("Layers on which the texts must not stand: on their lines and points, in their areas. `false`: the texts may stand on lines as "+
			"on nothing.", "(lines, borders and coasts, as far as can be)", `["rivers"]`), func(l *Labeling) *LabelObstacles { return &l.Obstacles }),
		form.Bind("repeat", form.OrOff(form.Length(form.Range{Min: 20, Max: maxPixels})),
			form.About("Write the text along a line again after so many pixels, or a length with a unit (`\"40mm\"`).", "0", "300"), func(l *Labeling) *float64 { return &l.Repeat }),
		form.BindLater("overrides", overridesForm, form.About("What is done by hand: a mapping from a feature (its id, or the text of its label, or what it has in `override-by`) to "+
			"`dx`, `dy`, `position`, `angle`, `text`, `hide`.", "{}", `{"CHE": {"dy": -4}}`), func(l *Labeling) *[]LabelOverride { return &l.Overrides }),
		form.Bind("override-by", form.NonEmpty("a column's name"), form.About("The column whose values `overrides` name features by.", "(their ids or texts)", `"ISO_A3"`),
			func(l *Labeling) *string { return &l.OverrideBy }),
		form.Bind("priority", form.NonEmpty("a column's name or an expression"), form.About("A column of numbers, or an [expression](expressions.md): where there is not room for "+
			"all labels, those with the highest are kept; those with the lowest with `-` before the name.", "", `"POP_MAX"`), func(l *Labeling) *string { return &l.Priority }),
		form.Bind("abbreviation", form.NonEmpty("a column's name"), form.About("The column of a shorter text, which stands where there is no room for the whole one.", "", `"ABBREV"`),
			func(l *Labeling) *string { return &l.Abbreviation }),
		form.Bind("min-size", form.OrOff(form.Length(form.Range{Min: 0, Max: 1000})),
			form.About("Draw texts that have no room smaller, down to this font size, in pixels or with a unit (`\"6pt\"`).", "0", "8"), func(l *Labeling) *float64 { return &l.MinSize }),
		form.Bind("buffer", form.Boolean(), form.About("Add a group of the same texts beneath, for a halo; stylesheets know it as `#ID-label-buffer`.", "false", "true"),
			func(l *Labeling) *bool { return &l.Buffer }),
		form.Bind("min-area", form.OrOff(form.Number("an area in px²", form.Range{Min: 0, Max: maxArea})),
			form.About("Leave out features smaller than this, px².", "0", "50"), func(l *Labeling) *float64 { return &l.MinArea }),
		form.BindLater("split-chars", splitCharsForm, form.About("Characters at which long labels are broken into lines.", "[]", `[" ", "-"]`),
			func(l *Labeling) *[]string { return &l.SplitChars }),
		form.Bind("split-at", form.Integer("a whole number of characters", form.Range{Min: 1, Max: 10000}),
			form.About("Break labels longer than this many characters.", "(10 with split-chars)", "12"), func(l *Labeling) *int { return &l.SplitAt }),
	})
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (Labeling, bool) {
		l, ok := read(d, at)
		if len(l.SplitChars) > 0 && l.SplitAt == 0 {
			l.SplitAt = defaultSplit
		}
		return l, ok
	}
	return form.OrSwitch(form.Optional(f), func() *Labeling { return &Labeling{Obvious: true} })
}

// splitCharsForm is a list of characters, or a text of them.
func splitCharsForm() form.Form[[]string] {
	f := form.OneOrMore("a list of characters", form.AnyText("a character"), maxSplits)
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) ([]string, bool) {
		all, ok := read(d, at)
		if at.Node.Kind == tree.List || !ok {
			return all, ok
		}
		var single []string
		for _, r := range all[0] {
			single = append(single, string(r))
		}
		return single, true
	}
	return f
}

// settleLabeling labels by the first attribute where neither a column is named nor a
// template, as the predecessor did.
func (l *Layer) settleLabeling() {
	if l.Labeling != nil && l.Labeling.Key == "" && l.Labeling.Template == nil && !l.Labeling.Obvious && len(l.Attributes.Fields) > 0 {
		l.Labeling.Key = l.Attributes.Fields[0].Name
	}
}
