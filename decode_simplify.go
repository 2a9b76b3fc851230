package kartograph

// defaultSimplification is the method for a bare tolerance, as in the
// predecessor.
const defaultSimplification = "visvalingam-whyatt"

// simplifyForm is false, a tolerance, "auto" or a mapping.
func simplifyForm() form[Simplify] {
	tolerance := number("a tolerance in pixels", limits{min: 0, max: maxPixels})
	m := mapping("simplify", "layers.*.simplify", "How lines are simplified.", []key[Simplify]{
		bind("method", oneOf("visvalingam-whyatt", "douglas-peucker", "distance"),
			about{"Visvalingam-Whyatt drops the points that matter least to areas, Douglas-Peucker those nearest to the line, " +
				"distance those nearest to the point before.", `"visvalingam-whyatt"`, `"douglas-peucker"`},
			func(s *Simplify) *string { return &s.Method }),
		{keyShape: keyShape{"tolerance", "The tolerance in pixels, or `\"auto\"` to suit the view.", `"auto"`, "1.5",
			tolerance.wordsToo([]string{"auto"})}, read: readTolerance, check: func(c *checker, path string, s *Simplify) {
			tolerance.check(c, path, s.Tolerance)
		}},
		bind("weighted", boolean(), about{"Visvalingam-Whyatt: weigh the areas by flatness, which gives smoother lines.", "false", "true"},
			func(s *Simplify) *bool { return &s.Weighted }),
	})
	f := m
	words := shape{schema: object{{"enum", []any{false, true, "auto", "false", "true"}}}}
	f.shape = shape{want: "a tolerance in pixels, \"auto\", false or a mapping",
		parts: []shape{words, tolerance.shape, m.shape}}
	f.schema = anyOf(f.parts...)
	f.read = func(d *decoder, at spot) (Simplify, bool) {
		if at.node.kind == nodeMap {
			return readSimplifyMapping(d, at, m)
		}
		switch n := at.node; {
		case n.isFalse(), n.isWord("false"), n.isWord("none"), n.isWord("no"):
			return Simplify{}, true
		case n.isTrue(), n.isWord("auto"), n.isWord("true"), n.isWord("yes"):
			return Simplify{Method: defaultSimplification, Auto: true}, true
		}
		known := len(d.mistakes.list)
		v, ok := tolerance.read(d, at)
		d.mistakes.widen(known, at.path, tolerance.want, f.want)
		if v == 0 {
			return Simplify{}, ok
		}
		return Simplify{Method: defaultSimplification, Tolerance: v}, ok
	}
	return f
}

func readSimplifyMapping(d *decoder, at spot, m form[Simplify]) (Simplify, bool) {
	s, ok := m.read(d, at)
	if s.Method == "" {
		s.Method = defaultSimplification
	}
	if at.node.child("tolerance") == nil {
		s.Auto = true
	}
	return s, ok
}

func readTolerance(d *decoder, at spot, to *Simplify) {
	if at.node.isWord("auto") {
		to.Auto = true
		return
	}
	f := number("a tolerance in pixels or \"auto\"", limits{min: 0, max: maxPixels})
	to.Tolerance, _ = f.read(d, at)
}
