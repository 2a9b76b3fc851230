package overlay

import (
	"syscall/js"

	"github.com/seed-898ab921/kartograph/internal/beside"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkb"
)

// widened is buffer.Of in a program of its own, which the page runs when it is
// asked first: cmd/kartograph-wasm/buffer. Geometries go there and back as WKB, to
// the bit; no bytes are no geometry.
func widened(g geom.T, distance float64) (geom.T, error) {
	packed, err := wkb.Marshal(g, wkb.NDR)
	if err != nil {
		return nil, err
	}
	bytes := js.Global().Get("Uint8Array").New(len(packed))
	js.CopyBytesToJS(bytes, packed)
	result, err := beside.Call("kartographBuffer", bytes, distance)
	if err != nil || len(result) == 0 {
		return nil, err
	}
	return wkb.Unmarshal(result)
}
