package beside

import (
	"errors"
	"fmt"
	"syscall/js"
)

// Read returns the bytes of a file that the page has beside the program.
func Read(name string) ([]byte, error) {
	data, err := Call("kartographBeside", name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// Call calls a function of the page that promises a Uint8Array, and waits for
// it; so it must not be called from where the page itself waits.
func Call(function string, args ...any) ([]byte, error) {
	f := js.Global().Get(function)
	if f.Type() != js.TypeFunction {
		return nil, fmt.Errorf("the page has no function %s", function)
	}
	kept, broken := make(chan []byte, 1), make(chan error, 1)
	keep := js.FuncOf(func(_ js.Value, args []js.Value) any {
		data := make([]byte, args[0].Length())
		js.CopyBytesToGo(data, args[0])
		kept <- data
		return nil
	})
	defer keep.Release()
	fail := js.FuncOf(func(_ js.Value, args []js.Value) any {
		broken <- errors.New(js.Global().Get("String").Invoke(args[0]).String())
		return nil
	})
	defer fail.Release()
	f.Invoke(args...).Call("then", keep, fail)
	select {
	case data := <-kept:
		return data, nil
	case err := <-broken:
		return nil, err
	}
}
