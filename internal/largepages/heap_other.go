//go:build !linux

package largepages

// AskForHeap does nothing: these systems choose the sizes of pages themselves.
func AskForHeap(int64) <-chan struct{} {
	asked := make(chan struct{})
	close(asked)
	return asked
}

func askFor([]byte) {}
