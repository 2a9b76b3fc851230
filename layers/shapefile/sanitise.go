package shapefile

import (
	"encoding/binary"
	"fmt"

	shp "github.com/jonas-p/go-shp"
)

// flatShape is a record that was found sound and reduced to its place on the
// ground: content is that of a null shape, point, multipoint, polyline or
// polygon without heights and measures.
type flatShape struct {
	kind    shp.ShapeType
	content []byte
	// plain says that the record had nothing that was cut off, but for bytes
	// behind its end.
	plain bool
	// patches are the types of a multipatch's parts, nil for other shapes.
	patches []int32
}

// sanitise checks a record's counts against its length and cuts off heights and
// measures, which are the last and partly optional fields. It overwrites
// content, which the result shares.
func sanitise(content []byte) (flatShape, error) {
	kind := shp.ShapeType(int32(binary.LittleEndian.Uint32(content)))
	flat, err := flatten(kind, content)
	flat.plain = kind == flat.kind
	return flat, err
}

// flatten is sanitise for a record of a kind.
func flatten(kind shp.ShapeType, content []byte) (flatShape, error) {
	switch kind {
	case shp.NULL:
		return flatShape{kind: shp.NULL, content: content[:4]}, nil
	case shp.POINT, shp.POINTZ, shp.POINTM:
		return flattened(shp.POINT, content, 20)
	case shp.MULTIPOINT, shp.MULTIPOINTZ, shp.MULTIPOINTM:
		return sanitiseMultiPoint(content)
	case shp.POLYLINE, shp.POLYLINEZ, shp.POLYLINEM:
		return sanitiseParts(shp.POLYLINE, content)
	case shp.POLYGON, shp.POLYGONZ, shp.POLYGONM:
		return sanitiseParts(shp.POLYGON, content)
	case shp.MULTIPATCH:
		return sanitiseMultiPatch(content)
	default:
		return flatShape{}, fmt.Errorf("unknown shape type %d", kind)
	}
}

// flattened returns the first length bytes of content as a shape of kind.
func flattened(kind shp.ShapeType, content []byte, length int64) (flatShape, error) {
	if length > int64(len(content)) {
		return flatShape{}, fmt.Errorf("%s needs %d bytes, the record has %d", shapeName(kind), length, len(content))
	}
	binary.LittleEndian.PutUint32(content, uint32(kind))
	return flatShape{kind: kind, content: content[:length]}, nil
}

// multiPointFixed and partsFixed are the bytes before a record's points or parts.
const (
	multiPointFixed = 40
	partsFixed      = 44
)

func sanitiseMultiPoint(content []byte) (flatShape, error) {
	if len(content) < multiPointFixed {
		return flattened(shp.MULTIPOINT, content, multiPointFixed)
	}
	points := int64(int32(binary.LittleEndian.Uint32(content[36:])))
	if points < 0 {
		return flatShape{}, fmt.Errorf("number of points is %d", points)
	}
	if points == 0 {
		return flatShape{kind: shp.NULL, content: content[:4]}, nil
	}
	return flattened(shp.MULTIPOINT, content, multiPointFixed+16*points)
}

// counts returns the numbers of parts and points of a polyline, polygon or
// multipatch; perPart is the number of bytes that it has for each part.
func counts(content []byte, perPart int64) (parts, points int64, err error) {
	if len(content) < partsFixed {
		return 0, 0, fmt.Errorf("the record needs at least %d bytes, it has %d", partsFixed, len(content))
	}
	parts = int64(int32(binary.LittleEndian.Uint32(content[36:])))
	points = int64(int32(binary.LittleEndian.Uint32(content[40:])))
	if parts < 0 || points < 0 {
		return 0, 0, fmt.Errorf("number of parts is %d, of points %d", parts, points)
	}
	if need := partsFixed + perPart*parts + 16*points; need > int64(len(content)) {
		return 0, 0, fmt.Errorf("%d parts with %d points need %d bytes, the record has %d", parts, points, need, len(content))
	}
	return parts, points, nil
}

func sanitiseParts(kind shp.ShapeType, content []byte) (flatShape, error) {
	parts, points, err := counts(content, 4)
	if err != nil {
		return flatShape{}, err
	}
	if parts == 0 && points == 0 {
		return flatShape{kind: shp.NULL, content: content[:4]}, nil
	}
	if err := checkParts(content, parts, points); err != nil {
		return flatShape{}, err
	}
	return flattened(kind, content, partsFixed+4*parts+16*points)
}

// checkParts checks that each part begins where the one before it ends.
func checkParts(content []byte, parts, points int64) error {
	if parts == 0 {
		return fmt.Errorf("%d points belong to no part", points)
	}
	last := int64(0)
	for i := range parts {
		start := int64(int32(binary.LittleEndian.Uint32(content[partsFixed+4*i:])))
		if i == 0 && start != 0 {
			return fmt.Errorf("part 1 begins at point %d, not at 0", start)
		}
		if start < last || start > points {
			return fmt.Errorf("part %d begins at point %d, after %d and of %d points", i+1, start, last, points)
		}
		last = start
	}
	return nil
}

// sanitiseMultiPatch takes the part types out, which makes the record that of a
// polygon.
func sanitiseMultiPatch(content []byte) (flatShape, error) {
	parts, points, err := counts(content, 8)
	if err != nil {
		return flatShape{}, err
	}
	if parts == 0 && points == 0 {
		return flatShape{kind: shp.NULL, content: content[:4]}, nil
	}
	if err := checkParts(content, parts, points); err != nil {
		return flatShape{}, err
	}
	patches := make([]int32, parts)
	types := content[partsFixed+4*parts : partsFixed+8*parts]
	for i := range patches {
		patches[i] = int32(binary.LittleEndian.Uint32(types[4*i:]))
	}
	copy(content[partsFixed+4*parts:], content[partsFixed+8*parts:])
	flat, err := flattened(shp.POLYGON, content, partsFixed+4*parts+16*points)
	flat.patches = patches
	return flat, err
}
