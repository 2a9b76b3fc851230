package config

import (
	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Config describes one map: what is asked for, with all defaults filled in.
// Parse and Load make one from JSON or YAML; a program may also fill one in.
// The zero value of every field is its default, and a Config is never changed
// once it is made, so that one may be used by many goroutines.
type Config struct {
	// Title, Desc and Lang name the map for those who do not see it: the
	// SVG's <title>, <desc> and xml:lang.
	Title, Desc, Lang string
	Proj              Proj
	// Layers in paint order.
	Layers []Layer
	Bounds Bounds
	Export Export
	// Views are further maps drawn within the map, each with a projection,
	// bounds and a frame of its own (insets).
	Views []View
	// Strict makes each record of the data that cannot be used an error; else
	// such records are skipped and counted.
	Strict bool

	// Grids names a folder of grids for datum shifts (NTv2 files, .gsb).
	Grids string

	// Dir is the folder, within the file system given to Build, that
	// relative file names start from.
	Dir string

	// Warnings tell what in the config file was passed over, with its
	// place: keys that mean nothing for a layer of its kind, parameters
	// that the projection does not take.
	Warnings []Warning

	positions mistake.Places
}

// What is wrong with a config file, and where; see the package mistake.
type (
	Position = mistake.Position
	Error    = mistake.Error
	Errors   = mistake.Errors
)

// Proj chooses the projection.
type Proj struct {
	// ID is a projection's id or alias; empty lets the map choose one that
	// suits its bounds.
	ID string
	// CRS is a PROJ string, WKT or EPSG code when the projection is given
	// so ("EPSG:3035", {"id": "proj4", "projstr": ...}); ID is then empty.
	CRS string
	// Params are the projection's numbers by name: lon0, lat0, lat1 ...
	// (degrees), dist (radii) ...
	Params []Param
	// Rotate turns the globe before it is projected: longitude, latitude
	// of the centre and roll, degrees. It takes the place of lon0, lat0.
	Rotate *[3]float64
	// Flip draws south up.
	Flip bool
	// ClipAngle limits the map to a circle of this many degrees around the
	// centre; 0 is the projection's own limit.
	ClipAngle float64
	// Precision is how far a drawn edge may be from the true curve, in
	// pixels; 0 means 0.5.
	Precision float64
}

// Param is one number that a projection takes.
type Param struct {
	Name  string
	Value float64
	// Auto asks for the value that suits the bounds.
	Auto bool
}

// Layer is one layer of the map.
type Layer struct {
	ID string

	// One of Src, Special and Source says where the features come from.
	// Src is a file name or "postgis:DSN" or "builtin:NAME".
	Src string
	// Special is "sea", "graticule", "borders", "frame" or "grid".
	Special string
	// Source gives the features themselves; for programs.
	Source layers.Source

	// Object is the name of the TopoJSON object, or of the file in a zip.
	Object  string
	Charset string
	// CRS overrides what the source says of its coordinates.
	CRS string
	// Data adds columns from a table.
	Data *DataJoin
	// Filter keeps the features that it is true of; nil keeps all.
	Filter filter.Expr
	// Keep is a filter for programs; nil keeps all. Both must hold. It is
	// asked of one feature after the other, and where the source is large
	// more than once of each.
	Keep func(layers.Record) bool
	// Attributes says which columns features carry into the map.
	Attributes Attributes
	Classes    []string
	// Hidden layers ("render": false) are read but not drawn.
	Hidden bool

	Simplify Simplify
	// UnifyPrecision is how far apart points may be, px, and count as one
	// when shared borders are found; 0 is 0.0001.
	UnifyPrecision float64
	// FilterIslands drops polygons below this area, px².
	FilterIslands float64
	// KeepShapes keeps the largest part of a feature that FilterIslands
	// or Simplify would drop whole.
	KeepShapes   bool
	Join         *Join
	SubtractFrom []string
	CropTo       string
	IgnoreHoles  bool
	Labeling     *Labeling

	CSV       CSV
	PostGIS   PostGIS
	Graticule Graticule
	Borders   Borders
	Grid      Grid
}

// DataJoin adds columns of a table to a layer's features.
type DataJoin struct {
	Src string
	// Key is the table's column, On the layer's; On empty means Key.
	Key, On string
	// Columns to add; nil adds all.
	Columns []string
	Charset string
	Dialect string
	// Skip is how many lines stand before the header of a delimited table.
	Skip int
	// Pad is how many digits keys that are whole numbers have at least;
	// zeros are put before them. 0 leaves keys as they are.
	Pad int
}

// Attributes says which columns a layer's features carry into the map. The
// zero value carries none.
type Attributes struct {
	All    bool
	Fields []AttributeField
}

// AttributeField is one attribute of a drawn feature.
type AttributeField struct {
	// Name is the attribute's name, Column the source's column.
	Name, Column string
	// Where, when not empty, names a column; where it equals Equals[i] the
	// attribute Name is set to To[i], and Column is not used.
	Where  string
	Equals []string
	To     []string
}

// Simplify says how a layer's lines are simplified. The zero value leaves
// them as they are.
type Simplify struct {
	// Method is "visvalingam-whyatt", "douglas-peucker", "distance" or
	// empty for none.
	Method string
	// Tolerance in output pixels.
	Tolerance float64
	// Auto picks the tolerance from the view.
	Auto bool
	// Weighted uses the effective area weighted by flatness.
	Weighted bool
}

// Join merges the features of a layer.
type Join struct {
	// GroupBy is the column whose values make the groups; empty joins all.
	GroupBy string
	// Groups, when given, are the groups in order; else one per value.
	Groups []JoinGroup
	// GroupAs names the attribute that receives the group's name.
	GroupAs string
	// Attributes of the joined features.
	Attributes []JoinAttribute
	// Buffer widens polygons by this many pixels before they are joined.
	Buffer float64
	// ExportIDs is the column whose values are listed, as JSON.
	ExportIDs string
}

// JoinGroup is one group of a join.
type JoinGroup struct {
	Name   string
	Values []string
}

// JoinAttribute is one attribute of joined features: a column under another
// name, a number drawn from the members, or a value for each group.
type JoinAttribute struct {
	Name, Column string
	// Reduce is "sum", "min", "max", "mean", "first", "count" or empty, which
	// is the value of the first member.
	Reduce string
	// PerGroup gives a value by group name; Column is then not used.
	PerGroup map[string]layers.Value
}

// Labeling puts a text on each feature of a layer.
type Labeling struct {
	Key string
	// Position is "inside" (default) or "centroid".
	Position string
	// Buffer adds a group of the same texts beneath, for a halo.
	Buffer bool
	// MinArea leaves out features smaller than this, px².
	MinArea float64
	// SplitChars and SplitAt break labels into lines.
	SplitChars []string
	SplitAt    int
}

// CSV says how a table of text is read.
type CSV struct {
	X, Y string
	WKT  string
	// Mode is "points" (default), "line" or "polygon".
	Mode string
	// Dialect is "excel" (default, commas) or "excel-tab".
	Dialect string
	// Skip is how many lines stand before the header.
	Skip int
}

// PostGIS says what is read from a database.
type PostGIS struct {
	Table, Query, Geometry string
}

// Graticule lists the parallels and meridians of a graticule layer.
type Graticule struct {
	Latitudes, Longitudes Steps
	// Outline draws the globe's edge as well.
	Outline bool
}

// Steps are positions along an axis in degrees: a step, or a list. The zero
// value lets the map choose a step; an empty list that is not nil draws none.
type Steps struct {
	Step float64
	List []float64
}

// Borders says which borders a special "borders" layer draws.
type Borders struct {
	Layer string
	// Kind is "inner", "outer" or "all" (default).
	Kind    string
	GroupBy string
}

// Grid says what a special "grid" layer shows.
type Grid struct {
	// Shape is "hexagon" (default) or "square"; Size is its width in px.
	Shape string
	Size  float64
	// Layer is the point layer that is counted; Sum its column to add up.
	Layer, Sum string
}

// Bounds says what part of the world the map shows.
type Bounds struct {
	// Mode is "bbox", "points", "polygons" or empty: all there is.
	Mode string
	// BBox is west, south, east, north in degrees.
	BBox [4]float64
	// Points are longitude, latitude in degrees.
	Points [][2]float64
	// Layer, Filter, Attribute, Values choose features of a layer.
	Layer     string
	Filter    filter.Expr
	Attribute string
	Values    []string
	// MinArea ignores parts of a multipolygon smaller than this fraction
	// of its largest part.
	MinArea float64
	// Padding is a fraction of the projected box's width, on every side.
	Padding float64
	// Crop limits which data is read at all: west, south, east, north;
	// nil reads everything (or, with CropAuto, what the view needs).
	Crop     *[4]float64
	CropAuto bool
}

// Export says how the map is written.
type Export struct {
	// Width and Height in pixels and Ratio (width / height); what is 0
	// follows from the others and from the projected box. With nothing
	// given the width is 1000.
	Width, Height, Ratio float64
	// Round is the number of decimals of path coordinates, 0 to 6; nil
	// means 2.
	Round *int
	// KeepOutside ("crop-to-view": false) draws also what lies outside
	// the view.
	KeepOutside bool
	PrettyPrint bool
	// Absolute writes absolute path commands.
	Absolute bool
	// StyleMode is "attributes" (default), "css" or "classes".
	StyleMode string
	// IDPrefix stands before every id of the file.
	IDPrefix string
	// Responsive leaves out width and height, so that the page decides.
	Responsive bool
	ScaleBar   *ScaleBar
}

// ScaleBar draws a bar of a round length.
type ScaleBar struct {
	// Align is "bl" (default), "br", "tl" or "tr".
	Align string
	// Offset is the distance from the map's edges in pixels; 0 is 20.
	Offset float64
}

// View is a map within the map.
type View struct {
	ID     string
	Proj   Proj
	Bounds Bounds
	// Frame is where the view stands: left, top, width, height as
	// fractions of the map (or in pixels with FramePixels).
	Frame       [4]float64
	FramePixels bool
	// Layers lists the ids of the layers that it shows; nil shows all.
	Layers []string
	// Border draws the frame.
	Border bool
}
