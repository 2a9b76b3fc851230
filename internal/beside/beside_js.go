package beside

import (
	"errors"
	"fmt"
	"syscall/js"
)

// Read returns the bytes of a file that the page has beside the program. It asks
// the page's function kartographBeside(name), which promises a Uint8Array, and
// waits; so it must not be called from where the page itself waits.
func Read(name string) ([]byte, error) {
	read := js.Global().Get("kartographBeside")
	if read.Type() != js.TypeFunction {
		return nil, fmt.Errorf("%s: the page has no function kartographBeside to read it with", name)
	}
	kept, failed := make(chan []byte, 1), make(chan error, 1)
	keep := js.FuncOf(func(_ js.Value, args []js.Value) any {
		data := make([]byte, args[0].Length())
		js.CopyBytesToGo(data, args[0])
		kept <- data
		return nil
	})
	defer keep.Release()
	fail := js.FuncOf(func(_ js.Value, args []js.Value) any {
		failed <- errors.New(js.Global().Get("String").Invoke(args[0]).String())
		return nil
	})
	defer fail.Release()
	read.Invoke(name).Call("then", keep, fail)
	select {
	case data := <-kept:
		return data, nil
	case err := <-failed:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
}
