"""Unpacks the members of a wheel that begin with one of the given prefixes.

python3 unpack_wheel.py WHEEL FOLDER PREFIX...   prints "DONE TOTAL" in megabytes as it goes
"""

import os
import sys
import zipfile

wheel, folder, prefixes = sys.argv[1], sys.argv[2], tuple(sys.argv[3:])
chunk_size = 8 << 20

with zipfile.ZipFile(wheel) as archive:
    members = [m for m in archive.infolist() if m.filename.startswith(prefixes) and not m.is_dir()]
    if not members:
        sys.exit("no member of %s begins with any of %s" % (wheel, prefixes))
    total = sum(m.file_size for m in members)
    done = 0
    for member in members:
        target = os.path.join(folder, *member.filename.split("/"))
        if not os.path.realpath(target).startswith(os.path.realpath(folder) + os.sep):
            sys.exit("member %s would leave the folder" % member.filename)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with archive.open(member) as source, open(target, "wb") as sink:
            while True:
                chunk = source.read(chunk_size)
                if not chunk:
                    break
                sink.write(chunk)
                done += len(chunk)
                print("%d %d" % (done / 1e6, total / 1e6), flush=True)
        # What is a program in the wheel (ptxas, which XLA calls on a GPU) stays one.
        if member.external_attr >> 16 & 0o111:
            os.chmod(target, 0o755)
