package kartograph

// defaultSplit is the length at which labels with split characters are broken,
// as in the predecessor.
const defaultSplit = 10

func labelingForm() form[*Labeling] {
	f := mapping("labeling", "layers.*.labeling", "Puts a text on each feature.", []key[Labeling]{
		bind("key", nonEmpty("a column's name"), about{"The column whose value is the text.", "(the first of the layer's attributes)", `"NAME"`},
			func(l *Labeling) *string { return &l.Key }),
		bind("position", oneOf("inside", "centroid"), about{"Where the text stands: `inside` the largest visible part, or at the centroid, " +
			"which may lie outside.", `"inside"`, `"centroid"`}, func(l *Labeling) *string { return &l.Position }),
		bind("buffer", boolean(), about{"Add a group of the same texts beneath, for a halo; stylesheets know it as `#ID-label-buffer`.", "false", "true"},
			func(l *Labeling) *bool { return &l.Buffer }),
		bind("min-area", orOff(number("an area in px²", limits{min: 0, max: noLimit})),
			about{"Leave out features smaller than this, px².", "0", "50"}, func(l *Labeling) *float64 { return &l.MinArea }),
		bind("split-chars", splitCharsForm(), about{"Characters at which long labels are broken into lines.", "[]", `[" ", "-"]`},
			func(l *Labeling) *[]string { return &l.SplitChars }),
		bind("split-at", integer("a whole number of characters", limits{min: 1, max: 10000}),
			about{"Break labels longer than this many characters.", "(10 with split-chars)", "12"}, func(l *Labeling) *int { return &l.SplitAt }),
	})
	read := f.read
	f.read = func(d *decoder, at spot) (Labeling, bool) {
		l, ok := read(d, at)
		if len(l.SplitChars) > 0 && l.SplitAt == 0 {
			l.SplitAt = defaultSplit
		}
		return l, ok
	}
	return orSwitch(optional(f), nil)
}

// splitCharsForm is a list of characters, or a text of them.
func splitCharsForm() form[[]string] {
	f := oneOrMore("a list of characters", anyText("a character"))
	read := f.read
	f.read = func(d *decoder, at spot) ([]string, bool) {
		all, ok := read(d, at)
		if at.node.kind == nodeList || !ok {
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
