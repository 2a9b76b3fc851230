//go:build js

// Command buffer is the part of Kartograph in a web page that makes buffers, which
// few maps have: it gives the page the function kartographBuffer(wkb, distance), a
// Promise of the area's WKB as a Uint8Array, or of an empty one.
package main

import (
	"syscall/js"

	"github.com/seed-898ab921/kartograph/internal/buffer"
	"github.com/twpayne/go-geom/encoding/wkb"
)

func main() {
	js.Global().Set("kartographBuffer", js.FuncOf(promised))
	select {} // the page calls
}

// promised gives back a Promise that is kept or broken already: there is nothing
// to wait for.
func promised(_ js.Value, args []js.Value) any {
	data := make([]byte, args[0].Length())
	js.CopyBytesToGo(data, args[0])
	result, err := area(data, args[1].Float())
	if err != nil {
		return js.Global().Get("Promise").Call("reject", err.Error())
	}
	out := js.Global().Get("Uint8Array").New(len(result))
	js.CopyBytesToJS(out, result)
	return js.Global().Get("Promise").Call("resolve", out)
}

// area is buffer.Of with WKB; no bytes are no geometry.
func area(data []byte, distance float64) ([]byte, error) {
	g, err := wkb.Unmarshal(data)
	if err != nil {
		return nil, err
	}
	result, err := buffer.Of(g, distance)
	if err != nil || result == nil {
		return nil, err
	}
	return wkb.Marshal(result, wkb.NDR)
}
