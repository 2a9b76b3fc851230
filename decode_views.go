package kartograph

import (
	"strconv"
	"strings"
)

// viewsForm is the form of "views": a mapping from id to view, or a list.
func viewsForm() form[[]View] {
	view := viewForm()
	list := listOf("a list of views", view)
	byID := shape{schema: object{{"type", "object"}, {"additionalProperties", reference(view.shape)}}}
	f := form[[]View]{shape: shape{want: "a mapping or a list of views", parts: []shape{byID, list.shape}}, check: list.check}
	f.schema = anyOf(f.parts...)
	f.read = func(d *decoder, at spot) ([]View, bool) {
		if at.node.kind != nodeList && !d.isMapping(at, f.want) {
			return nil, false
		}
		var views []View
		for i, item := range at.node.items {
			id := ""
			segment := entry(i)
			if at.node.kind == nodeMap {
				id = at.node.keys[i].name
				segment = id
			}
			v, _ := view.read(d, d.visit(at, segment, item))
			if id != "" {
				v.ID = id
			} else if v.ID == "" {
				v.ID = "view_" + strconv.Itoa(i)
			}
			views = append(views, v)
		}
		return views, true
	}
	return f
}

func viewForm() form[View] {
	return mapping("view", "views.*", "A map within the map, with a projection, bounds and a frame of its own.", []key[View]{
		bind("id", nonEmpty("an id"), about{"The view's id; `view_0`, `view_1` and so on by default.", "", `"canaries"`},
			func(v *View) *string { return &v.ID }),
		bind("proj", projForm(), about{"The projection, as for the whole map.", "(chosen to suit the bounds)", `"ortho"`},
			func(v *View) *Proj { return &v.Proj }),
		bind("bounds", boundsForm(), about{"What the view shows, as for the whole map.", "(all of the data)", ""},
			func(v *View) *Bounds { return &v.Bounds }),
		{keyShape: keyShape{"frame", "Where the view stands: left, top, width, height, as fractions of the map (0.25 or \"25%\") or in pixels (\"120px\").",
			required, "[0, 0.75, 0.25, 0.25]", frameShape()}, read: readFrame,
			missing: func(v *View) bool { return v.Frame == [4]float64{} }, check: checkFrame},
		bind("layers", oneOrMore("a list of layer ids", nonEmpty("a layer's id")),
			about{"The layers that it shows.", "(all)", `["countries"]`}, func(v *View) *[]string { return &v.Layers }),
		bind("border", boolean(), about{"Draw the frame.", "false", "true"}, func(v *View) *bool { return &v.Border }),
	})
}

func frameShape() shape {
	length := object{{"type", []any{"number", "string"}}, {"pattern", `^\s*[-+]?[0-9.]+\s*(px|%)?\s*$`}}
	return shape{want: "a list [left, top, width, height]",
		schema: object{{"type", "array"}, {"items", length}, {"minItems", 4}, {"maxItems", 4}}}
}

func readFrame(d *decoder, at spot, to *View) {
	if at.node.kind != nodeList || len(at.node.items) != 4 {
		d.mismatch(at, frameShape().want)
		to.Frame = [4]float64{0, 0, 1, 1}
		return
	}
	pixels, failed := 0, false
	for i, item := range at.node.items {
		v, px, ok := item.asLength()
		if !ok {
			failed = true
			d.mismatch(d.visit(at, entry(i), item), "a fraction such as 0.25 or \"25%\", or pixels such as \"120px\"")
		}
		if px {
			pixels++
		} else if v == 0 && ok {
			continue
		}
		to.Frame[i] = v
		to.FramePixels = to.FramePixels || px
	}
	if zeros := countZeros(to.Frame); to.FramePixels && pixels+zeros < 4 {
		d.fail(at, "pixels and fractions are mixed; write all four with px, or none")
	} else if problem := frameProblem(to.Frame, to.FramePixels); problem != "" && !failed {
		d.fail(at, "%s", problem)
	}
}

func countZeros(frame [4]float64) (n int) {
	for _, v := range frame {
		if v == 0 {
			n++
		}
	}
	return n
}

// asLength reads a number, a percentage or a number of pixels.
func (n *node) asLength() (v float64, pixels, ok bool) {
	text := strings.TrimSpace(n.text)
	if number, is := strings.CutSuffix(text, "px"); is && n.kind == nodeText {
		v, ok = parseNumber(strings.TrimSpace(number))
		return v, true, ok
	}
	if number, is := strings.CutSuffix(text, "%"); is && n.kind == nodeText {
		v, ok = parseNumber(strings.TrimSpace(number))
		return v / 100, false, ok
	}
	v, ok = n.asNumber()
	return v, false, ok
}
