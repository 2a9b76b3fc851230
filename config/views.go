package config

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// viewsForm is the form of "views": a mapping from id to view, or a list.
func viewsForm() form.Form[[]View] {
	view := viewForm()
	list := form.ListOf("a list of views", view)
	byID := form.Shape{Schema: form.Props("type", "object", "additionalProperties", form.Reference(view.Shape))}
	f := form.Form[[]View]{Shape: form.Shape{Want: "a mapping or a list of views", Parts: []form.Shape{byID, list.Shape}}, Check: list.Check}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) ([]View, bool) {
		if at.Node.Kind != tree.List && !d.IsMapping(at, f.Want) {
			return nil, false
		}
		var views []View
		for i, item := range at.Node.Items {
			id := ""
			segment := form.Entry(i)
			if at.Node.Kind == tree.Map {
				id = at.Node.Keys[i].Name
				segment = id
			}
			v, _ := view.Read(d, d.Visit(at, segment, item))
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

func viewForm() form.Form[View] {
	return form.Mapping("view", "views.*", "A map within the map, with a projection, bounds and a frame of its own.", []form.Key[View]{
		form.Bind("id", form.NonEmpty("an id"), form.About("The view's id; `view_0`, `view_1` and so on by default.", "", `"canaries"`),
			func(v *View) *string { return &v.ID }),
		form.Bind("proj", projForm(), form.About("The projection, as for the whole map.", "(chosen to suit the bounds)", `"ortho"`),
			func(v *View) *Proj { return &v.Proj }),
		form.Bind("bounds", boundsForm(), form.About("What the view shows, as for the whole map.", "(all of the data)", ""),
			func(v *View) *Bounds { return &v.Bounds }),
		{KeyShape: form.KeyOf("frame", frameShape(),
			form.About("Where the view stands: left, top, width, height, as fractions of the map (0.25 or \"25%\") or in pixels (\"120px\").", form.Required, "[0, 0.75, 0.25, 0.25]")), Read: readFrame,
			Missing: func(v *View) bool { return v.Frame == [4]float64{} }, Check: checkFrame},
		form.Bind("layers", form.OneOrMore("a list of layer ids", form.NonEmpty("a layer's id")),
			form.About("The layers that it shows.", "(all)", `["countries"]`), func(v *View) *[]string { return &v.Layers }),
		form.Bind("border", form.Boolean(), form.About("Draw the frame.", "false", "true"), func(v *View) *bool { return &v.Border }),
	})
}

func frameShape() form.Shape {
	length := form.Props("type", []any{"number", "string"}, "pattern", `^\s*[-+]?[0-9.]+\s*(px|%)?\s*$`)
	return form.Shape{Want: "a list [left, top, width, height]",
		Schema: form.Props("type", "array", "items", length, "minItems", 4, "maxItems", 4)}
}

func readFrame(d *form.Decoder, at form.Spot, to *View) {
	if at.Node.Kind != tree.List || len(at.Node.Items) != 4 {
		d.Mismatch(at, frameShape().Want)
		to.Frame = [4]float64{0, 0, 1, 1}
		return
	}
	pixels, failed := 0, false
	for i, item := range at.Node.Items {
		v, px, ok := lengthOf(item)
		if !ok {
			failed = true
			d.Mismatch(d.Visit(at, form.Entry(i), item), "a fraction such as 0.25 or \"25%\", or pixels such as \"120px\"")
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
		d.Fail(at, "pixels and fractions are mixed; write all four with px, or none")
	} else if problem := frameProblem(to.Frame, to.FramePixels); problem != "" && !failed {
		d.Fail(at, "%s", problem)
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

// lengthOf reads a number, a percentage or a number of pixels.
func lengthOf(n *tree.Node) (v float64, pixels, ok bool) {
	text := strings.TrimSpace(n.Text)
	if number, is := strings.CutSuffix(text, "px"); is && n.Kind == tree.Text {
		v, ok = tree.ParseNumber(strings.TrimSpace(number))
		return v, true, ok
	}
	if number, is := strings.CutSuffix(text, "%"); is && n.Kind == tree.Text {
		v, ok = tree.ParseNumber(strings.TrimSpace(number))
		return v / 100, false, ok
	}
	v, ok = n.AsNumber()
	return v, false, ok
}
