package config

import (
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// View is a map within the map.
type View struct {
	// ID is the id of the group.
	ID string
	// Proj is the projection of the view.
	Proj   Proj
	Bounds Bounds
	// Frame is where the view stands.
	Frame Frame
	// Layers lists the ids of the layers that it shows; nil shows all.
	Layers []string
	// Border draws the frame.
	Border bool
	// Extent draws the part of the world that the map shows, for a locator.
	Extent bool
	// Locator says that it shows, without bounds of its own, the globe from above
	// the map, and otherwise is as high as its bounds want.
	Locator bool
}

// maxViews limits the maps within a map: each draws all layers once more.
const maxViews = 200

// viewsForm is the form of "views": a mapping from id to view, or a list.
func viewsForm() form.Form[[]View] {
	view := viewForm()
	list := form.ListOf("a list of views", view, maxViews)
	byID := form.Facts{Schema: form.Props("type", "object", "additionalProperties", form.Reference(view.Facts), "maxProperties", maxViews)}
	f := form.Form[[]View]{Facts: form.Facts{Want: "a mapping or a list of views", Parts: []form.Facts{byID, list.Facts}}, Check: list.Check}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) ([]View, bool) {
		if at.Node.Kind != tree.List && !d.IsMapping(at, f.Want) || !d.Few(at, maxViews) {
			return nil, false
		}
		var views []View
		for i, item := range d.Items(at) {
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
		form.BindLater("proj", projForm, form.About("The projection, as for the whole map.", "(chosen to suit the bounds)", `"ortho"`),
			func(v *View) *Proj { return &v.Proj }),
		form.BindLater("bounds", boundsForm, form.About("What the view shows, as for the whole map.", "(all of the data)", ""),
			func(v *View) *Bounds { return &v.Bounds }),
		form.BindLater("frame", frameForm, form.About("Where the view stands: left, top, width, height, as fractions of the map (0.25 or \"25%\") or as lengths (\"120px\", \"30mm\").",
			form.Required, "[0, 0.75, 0.25, 0.25]"), func(v *View) *Frame { return &v.Frame }),
		form.Bind("layers", form.OneOrMore("a list of layer ids", form.NonEmpty("a layer's id"), maxLayers),
			form.About("The layers that it shows; those with `\"render\": false` as well, which are then drawn only there.", "(all)", `["countries"]`), func(v *View) *[]string { return &v.Layers }),
		form.Bind("border", form.Boolean(), form.About("Draw the frame.", "false", "true"), func(v *View) *bool { return &v.Border }),
		form.Bind("extent", form.Boolean(), form.About("Draw the part of the world that the map shows, as a rectangle in a locator; stylesheets call it `#ID-extent` or `.view-extent`.", "false", "true"),
			func(v *View) *bool { return &v.Extent }),
	})
}
