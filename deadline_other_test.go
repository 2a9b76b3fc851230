//go:build !unix

package kartograph

import "time"

// processorTime is the time where the system's way to ask is another one.
func processorTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
