package shapefile

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	shp "github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

const (
	headerLength = 100
	fileCode     = 9994
)

// header is the head of a .shp file.
type header struct {
	raw []byte
	// length is the file's length in bytes as the header has it.
	length int64
	shape  shp.ShapeType
	// box is the extent.
	box flat.Own
}

func readHeader(r io.Reader) (header, error) {
	raw := make([]byte, headerLength)
	if n, err := io.ReadFull(r, raw); err != nil {
		return header{}, fmt.Errorf("the header needs %d bytes, the file has %d: %w", headerLength, n, err)
	}
	if code := binary.BigEndian.Uint32(raw); code != fileCode {
		return header{}, fmt.Errorf("not a shapefile: the file code is %d, not %d", code, fileCode)
	}
	h := header{
		raw:    raw,
		length: 2 * int64(binary.BigEndian.Uint32(raw[24:])),
		shape:  shp.ShapeType(int32(binary.LittleEndian.Uint32(raw[32:]))),
	}
	if shapeName(h.shape) == "" {
		return header{}, fmt.Errorf("unknown shape type %d", h.shape)
	}
	for i, v := range []*float64{&h.box.MinX, &h.box.MinY, &h.box.MaxX, &h.box.MaxY} {
		*v = math.Float64frombits(binary.LittleEndian.Uint64(raw[36+8*i:]))
	}
	return h, nil
}

// hasBox reports whether the header's box can be believed.
func (h header) hasBox() bool {
	b := h.box
	for _, v := range []float64{b.MinX, b.MinY, b.MaxX, b.MaxY} {
		if math.IsNaN(v) || math.Abs(v) > -noData {
			return false
		}
	}
	return !b.Empty() && b != flat.Own{}
}

// inDegrees reports whether the header's box can be one of degrees.
func (h header) inDegrees() bool {
	return reference.AreDegrees(h.box.MinX, h.box.MinY) && reference.AreDegrees(h.box.MaxX, h.box.MaxY)
}

// shapeName returns the name of a shape type, empty for unknown types.
func shapeName(t shp.ShapeType) string {
	switch t {
	case shp.NULL:
		return "null"
	case shp.POINT, shp.POINTZ, shp.POINTM:
		return "point"
	case shp.MULTIPOINT, shp.MULTIPOINTZ, shp.MULTIPOINTM:
		return "multipoint"
	case shp.POLYLINE, shp.POLYLINEZ, shp.POLYLINEM:
		return "line"
	case shp.POLYGON, shp.POLYGONZ, shp.POLYGONM, shp.MULTIPATCH:
		return "polygon"
	default:
		return ""
	}
}

// geometryName returns what a source's information calls the shapes of a type.
func geometryName(t shp.ShapeType) string {
	switch name := shapeName(t); name {
	case "null":
		return ""
	case "multipoint":
		return "point"
	default:
		return name
	}
}
