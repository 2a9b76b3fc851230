package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
)

// LabelPosition is where on a feature, or beside it, its text stands.
type LabelPosition string

// The positions of labels; north is up.
const (
	LabelAuto      LabelPosition = "auto"
	LabelNorthEast LabelPosition = "ne"
	LabelNorth     LabelPosition = "n"
	LabelNorthWest LabelPosition = "nw"
	LabelWest      LabelPosition = "w"
	LabelEast      LabelPosition = "e"
	LabelSouthWest LabelPosition = "sw"
	LabelSouth     LabelPosition = "s"
	LabelSouthEast LabelPosition = "se"
	// LabelInside is inside of the largest visible part of an area, on a point.
	LabelInside LabelPosition = "inside"
	// LabelAlong is along a line, or the axis of an area.
	LabelAlong LabelPosition = "along"
	// LabelCentroid is the centroid, which may lie outside.
	LabelCentroid LabelPosition = "centroid"
)

func labelPositions() []LabelPosition {
	return []LabelPosition{LabelAuto, LabelNorthEast, LabelNorth, LabelNorthWest, LabelWest, LabelEast, LabelSouthWest, LabelSouth, LabelSouthEast,
		LabelInside, LabelAlong, LabelCentroid}
}

// positionForm is the form of a position, also as other programs call it.
func positionForm() form.Form[LabelPosition] {
	return form.OneOfOr(map[string]LabelPosition{
		"right": LabelEast, "left": LabelWest, "top": LabelNorth, "above": LabelNorth, "bottom": LabelSouth, "below": LabelSouth,
		"top-right": LabelNorthEast, "top-left": LabelNorthWest, "bottom-right": LabelSouthEast, "bottom-left": LabelSouthWest,
		"center": LabelInside, "centre": LabelInside, "line": LabelAlong,
	}, labelPositions()...)
}

// positionsForm is one position or a list of them; "auto" alone is none.
func positionsForm() form.Form[[]LabelPosition] {
	f := form.OneOrMore("a position or a list of them", positionForm(), len(labelPositions()))
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) ([]LabelPosition, bool) {
		all, ok := read(d, at)
		if ok && len(all) == 1 && all[0] == LabelAuto {
			return nil, true
		}
		return all, ok
	}
	return f
}

// LabelStrategy is what is done for a text without room.
type LabelStrategy string

// The strategies of labels.
const (
	LabelElsewhere LabelStrategy = "place"
	LabelStack     LabelStrategy = "stack"
	LabelShorten   LabelStrategy = "shorten"
	LabelSmaller   LabelStrategy = "smaller"
	LabelLeaveOut  LabelStrategy = "leave-out"
	// LabelSpace spaces the letters of the names of broad areas out.
	LabelSpace LabelStrategy = "space"
)

func labelStrategies() []LabelStrategy {
	return []LabelStrategy{LabelElsewhere, LabelStack, LabelShorten, LabelSmaller, LabelLeaveOut, LabelSpace}
}

// NoWrap is the Wrap of labels that stay on one line.
const NoWrap = -1

// wrapForm is a number of characters, or false.
func wrapForm() form.Form[int] {
	return form.OrElse(form.Integer("a whole number of characters", form.Range{Min: NoWrap, Max: 10000}), map[string]int{"false": NoWrap})
}

// LabelObstacles are what labels keep off besides other labels, symbols and furniture.
type LabelObstacles struct {
	// None says that they keep off nothing.
	None bool
	// Layers are the ids of layers that they keep off entirely.
	Layers []string
}

// maxObstacles is how many layers labels keep off at most.
const maxObstacles = 100

// obstaclesForm is the id of a layer, a list of them, or false.
func obstaclesForm() form.Form[LabelObstacles] {
	ids := form.OneOrMore("a list of layers", form.NonEmpty("a layer's id"), maxObstacles)
	f := form.Form[LabelObstacles]{Facts: ids.Facts}
	f.Read = func(d *form.Decoder, at form.Spot) (LabelObstacles, bool) {
		layers, ok := ids.Read(d, at)
		return LabelObstacles{Layers: layers}, ok
	}
	f.Check = func(c *form.Checker, path string, o LabelObstacles) { ids.Check(c, path, o.Layers) }
	return form.OrElse(f, map[string]LabelObstacles{"false": {None: true}})
}

// LabelOverride is what is done by hand with the label of one feature.
type LabelOverride struct {
	// Key names the feature.
	Key string
	// DX and DY move the text to the right and down, in pixels.
	DX, DY float64
	// Position is where it stands; empty for where it would.
	Position LabelPosition
	// Angle turns it clockwise, in degrees.
	Angle float64
	// Text takes the place of its text; empty for the text that it has.
	Text string
	// Hide leaves it out.
	Hide bool
}

// Fixed reports whether the text stands where somebody put it.
func (o LabelOverride) Fixed() bool { return o.DX != 0 || o.DY != 0 || o.Angle != 0 }

// maxOverrides is how many labels are placed by hand at most.
const maxOverrides = 10000

// overridesForm is a mapping from a feature to what is done with its label.
func overridesForm() form.Form[[]LabelOverride] {
	away := form.Length(form.Range{Min: -maxPixels, Max: maxPixels})
	one := form.Mapping("label-override", "layers.*.labeling.overrides.*", "What is done by hand with the label of one feature.", []form.Key[LabelOverride]{
		form.Bind("dx", away, form.About("Move the text to the right, in pixels or with a unit (`\"-2mm\"`).", "0", "4"), func(o *LabelOverride) *float64 { return &o.DX }),
		form.Bind("dy", away, form.About("Move the text down, in pixels or with a unit.", "0", "-4"), func(o *LabelOverride) *float64 { return &o.DY }),
		form.Bind("position", positionForm(), form.About("Where the text stands, as `position` of all labels says.", "(that of the layer)", `"w"`),
			func(o *LabelOverride) *LabelPosition { return &o.Position }),
		form.Bind("angle", form.Number("an angle in degrees", form.Range{Min: -90, Max: 90}), form.About("Turn the text clockwise, degrees.", "0", "-30"),
			func(o *LabelOverride) *float64 { return &o.Angle }),
		form.Bind("text", form.NonEmpty("a text"), form.About("What the label says.", "(that of the data)", `"Geneva"`), func(o *LabelOverride) *string { return &o.Text }),
		form.Bind("hide", form.Boolean(), form.About("Leave the label out.", "false", "true"), func(o *LabelOverride) *bool { return &o.Hide }),
	})
	f := form.Form[[]LabelOverride]{Facts: form.Facts{Want: "a mapping from feature to override", Parts: []form.Facts{one.Facts},
		Schema: form.Props("type", "object", "additionalProperties", form.Reference(one.Facts), "maxProperties", maxOverrides)}}
	f.Read = func(d *form.Decoder, at form.Spot) (all []LabelOverride, ok bool) {
		if !d.IsMapping(at, f.Want) || !d.Few(at, maxOverrides) {
			return nil, false
		}
		ok = true
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			o, fine := one.Read(d, d.Visit(at, name, item))
			o.Key = name
			all, ok = append(all, o), ok && fine
		}
		return all, ok
	}
	f.Check = func(c *form.Checker, path string, all []LabelOverride) {
		if !c.Few(path, len(all), maxOverrides) {
			return
		}
		for _, o := range all {
			one.Check(c, form.JoinPath(path, o.Key), o)
		}
	}
	return f
}
