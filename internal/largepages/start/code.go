//go:build linux && (amd64 || arm64)

package start

import "unsafe"

// readCode has the pages of the program's code come at once: most of them are needed anyhow, by a hundred
// packages and then by a map, and they would come sixteen at a time, as somebody comes to each.
func readCode() {
	const (
		most   = 4 << 10 // what the system tells at a time; a program's own mappings come first
		atOnce = 1 << 20 // in between the goroutine may be stopped
	)
	var told [most]byte
	name := [...]byte{'/', 'p', 'r', 'o', 'c', '/', 's', 'e', 'l', 'f', '/', 'm', 'a', 'p', 's', 0}
	file := call(openat, 0, uintptr(unsafe.Pointer(&name)), closeOnExec, 0)
	if failed(file) {
		return
	}
	n := call(read, file, uintptr(unsafe.Pointer(&told)), most, 0)
	call(closing, file, 0, 0, 0)
	if failed(n) {
		return
	}
	code := readCode
	from, to := around(told[:n], **(**uintptr)(unsafe.Pointer(&code)))
	for ; from < to; from += atOnce {
		call(madvise, from, min(atOnce, to-from), populateRead, 0)
	}
}

// around is the mapping, of lines as /proc/self/maps has them, in which an address is; two zeros where it is in none.
func around(lines []byte, address uintptr) (from, to uintptr) {
	for len(lines) > 0 {
		from, lines = hexadecimal(lines)
		if len(lines) == 0 || lines[0] != '-' {
			return 0, 0
		}
		to, lines = hexadecimal(lines[1:])
		if from <= address && address < to {
			return from, to
		}
		for len(lines) > 0 && lines[0] != '\n' {
			lines = lines[1:]
		}
		lines = lines[min(1, len(lines)):]
	}
	return 0, 0
}

// hexadecimal is the number that a text begins with, and what is behind it.
func hexadecimal(text []byte) (n uintptr, behind []byte) {
	for i, c := range text {
		switch {
		case '0' <= c && c <= '9':
			n = n<<4 | uintptr(c-'0')
		case 'a' <= c && c <= 'f':
			n = n<<4 | uintptr(c-'a'+10)
		default:
			return n, text[i:]
		}
	}
	return n, nil
}
