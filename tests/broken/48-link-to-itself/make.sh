ln -s participants.csv participants.csv
