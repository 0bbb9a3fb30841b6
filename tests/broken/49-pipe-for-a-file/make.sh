mkfifo participants.csv
